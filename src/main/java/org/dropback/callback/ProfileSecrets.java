package org.dropback.callback;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Takes out of a profile what must not be given away: the values of secret variables, user and password in a URL, and the values of query
 * parameters and headers whose names say that they are credentials. Any thread.
 */
public final class ProfileSecrets {

    private static final Pattern USER_INFO = Pattern.compile("^((?:[A-Za-z][A-Za-z0-9+.-]*://)?)[^/?#]*@");
    private static final Pattern OTHER_NAME = Pattern.compile("authorization|cookie", Pattern.CASE_INSENSITIVE);
    private static final Pattern IN_BODY = Pattern.compile("(?<![A-Za-z0-9_.-])[A-Za-z0-9_.-]++(?==[^&$])|(?<=\")[^\"]+(?=\"\\s*:\\s*\"[^\"])");

    private final String name;
    private final List<ShareNote> leftOut = new ArrayList<>();

    private ProfileSecrets(String name) {
        this.name = name;
    }

    /**
     * A profile fit to be given away.
     *
     * @param leftOut what is no longer in it, and what may still be
     */
    public record Cleaned(SavedProfile profile, List<ShareNote> leftOut) {
    }

    public static Cleaned clean(SavedProfile profile) {
        var secrets = new ProfileSecrets(profile.name());
        var environments = new LinkedHashMap<String, ProfilePart>();
        var own = secrets.clean(profile.own());
        profile.environments().forEach((environment, part) -> environments.put(environment, secrets.clean(part)));
        return new Cleaned(new SavedProfile(profile.name(), profile.folder(), profile.parent(), own, environments),
                secrets.leftOut.stream().distinct().toList());
    }

    /** A callback without credentials in its URLs and headers. @param leftOut gets {@code callbackUrl} and the names of headers that lost something */
    static Callback clean(Callback callback, List<String> leftOut) {
        var secrets = new ProfileSecrets("");
        var urls = callback.urls().stream().map(secrets::url).toList();
        if (!urls.equals(callback.urls())) {
            leftOut.add(AskedCallback.URL);
        }
        var headers = secrets.headers(callback.headers());
        callback.headers().forEach((header, value) -> {
            if (!value.equals(headers.get(header))) {
                leftOut.add(header);
            }
        });
        return new Callback(urls, callback.host(), callback.sni(), callback.bodyType(), callback.body(), callback.variables(), headers);
    }

    private ProfilePart clean(ProfilePart part) {
        part.variables().stream().filter(variable -> variable.secret() && !variable.value().isEmpty())
                .forEach(variable -> leftOut.add(ShareNote.of("share.leftOut.variable", name, variable.name())));
        if (part.body() != null && IN_BODY.matcher(part.body()).results().anyMatch(name -> isSecret(name.group()))) {
            leftOut.add(ShareNote.of("share.lookAtBody", name));
        }
        var without = part.withoutSecrets();
        return new ProfilePart(without.urls() == null ? null : without.urls().stream().map(this::url).toList(), without.host(), without.sni(),
                without.bodyType(), without.body(), without.variables(), headers(without.headers()), without.without());
    }

    private String url(String url) {
        var user = USER_INFO.matcher(url);
        var rest = url;
        if (user.find()) {
            leftOut.add(ShareNote.of("share.leftOut.user", name));
            rest = user.group(1) + url.substring(user.end());
        }
        int query = rest.indexOf('?');
        if (query < 0) {
            return rest;
        }
        return rest.substring(0, query + 1) + Arrays.stream(rest.substring(query + 1).split("&", -1)).map(this::parameter).collect(Collectors.joining("&"));
    }

    private String parameter(String parameter) {
        if (!UrlRepair.isSecret(parameter)) {
            return parameter;
        }
        var name = parameter.contains("=") ? parameter.substring(0, parameter.indexOf('=')) : "";
        leftOut.add(ShareNote.of("share.leftOut.parameter", this.name, name));
        return name.isEmpty() ? "" : name + "=";
    }

    private static boolean isSecret(String name) {
        return UrlRepair.SECRET_NAME.matcher(name).find() || OTHER_NAME.matcher(name).find();
    }

    private Map<String, String> headers(Map<String, String> headers) {
        var cleaned = new LinkedHashMap<String, String>();
        headers.forEach((header, value) -> {
            boolean secret = isSecret(header) && !value.isEmpty();
            if (secret) {
                leftOut.add(ShareNote.of("share.leftOut.header", name, header));
            }
            cleaned.put(header, secret ? "" : value);
        });
        return cleaned;
    }
}
