#!/usr/bin/env bash
# packaging/linux.sh [app-image|tar|deb|rpm …]: builds these, or all, into target/packages. A kind whose tool is missing is skipped unless named.
# NO_MAVEN=1 takes target/dropback as it is. GPG_KEY=ID signs the sums. Needs JDK 25 (JAVA_HOME, or found by Maven's toolchain) and Maven.
set -euo pipefail
cd "$(dirname "$0")/.."
umask 022
export LC_ALL=C.UTF-8 TZ=UTC
out=target/packages
named=("$@")
kinds=("${@:-app-image}")
[ $# -gt 0 ] || kinds=(app-image tar deb rpm)

tool() { case $1 in app-image) echo java ;; tar) echo tar ;; deb) echo dpkg-deb ;; rpm) echo rpmbuild ;; *) echo "linux.sh: no such kind: $1" >&2; exit 2 ;; esac; }
wanted=()
for kind in "${kinds[@]}"; do
  needs=$(tool "$kind")
  if command -v "$needs" >/dev/null || [ "$needs" = java ]; then wanted+=("$kind")
  elif [ ${#named[@]} -gt 0 ]; then echo "linux.sh: $kind needs $needs" >&2; exit 1
  else echo "linux.sh: $kind is skipped: there is no $needs"; fi
done

java_home() {
  local candidate
  for candidate in "${JAVA_HOME:-}" /usr/lib/jvm/*; do
    if grep -qs '^JAVA_VERSION="25' "$candidate/release" && [ -x "$candidate/bin/jpackage" ]; then echo "$candidate"; return; fi
  done
  echo "linux.sh: there is no JDK 25; set JAVA_HOME" >&2
  return 1
}
JAVA_HOME=$(java_home)
export JAVA_HOME

[ -n "${NO_MAVEN:-}" ] || mvn -B -ntp -q -Ppackages package
# The program is trained on a screen where there is one, so that its cache has the classes for that.
screen=()
[ -n "${DISPLAY:-}" ] || ! command -v xvfb-run >/dev/null || screen=(xvfb-run -a -s "-screen 0 1400x1000x24")
${screen[@]+"${screen[@]}"} "$JAVA_HOME/bin/java" packaging/tool/Image.java
image=$out/image/dropback
SOURCE_DATE_EPOCH=$(stat -c %Y "$image/lib/app/dropback.cfg")
export SOURCE_DATE_EPOCH
version=$(sed -n 's/.*app-version=//p' "$image/lib/app/dropback.cfg")
arch=$(uname -m)

# The files of deb and rpm, as they lie on the disk.
stage=$out/stage
rm -rf "$stage"
mkdir -p "$stage"/usr/{bin,lib,share/{applications,metainfo,mime/packages,man/man1,doc/dropback}}
cp -a "$image" "$stage/usr/lib/dropback"
rm -f "$stage/usr/lib/dropback/lib/dropback.png"
chmod -R u+w,go+r "$stage"
ln -s ../lib/dropback/bin/dropback "$stage/usr/bin/dropback"
install -m 644 packaging/linux/*.desktop "$stage/usr/share/applications/"
install -m 644 packaging/linux/org.dropback.Dropback.mime.xml "$stage/usr/share/mime/packages/org.dropback.Dropback.xml"
sed "s/@VERSION@/$version/; s/@DATE@/$(date -d "@$SOURCE_DATE_EPOCH" +%F)/" packaging/linux/org.dropback.Dropback.metainfo.xml \
  > "$stage/usr/share/metainfo/org.dropback.Dropback.metainfo.xml"
for size in 16 32 48 64 128 256 512; do
  install -Dm 644 icons/dropback-$size.png "$stage/usr/share/icons/hicolor/${size}x$size/apps/org.dropback.Dropback.png"
done
install -Dm 644 icons/dropback.svg "$stage/usr/share/icons/hicolor/scalable/apps/org.dropback.Dropback.svg"
pages=$(mktemp -d)
trap 'rm -rf "$pages"' EXIT
page() { DROPBACK_HOME=$pages "$image/bin/dropback" completion "$1"; }
page man | gzip -9n > "$stage/usr/share/man/man1/dropback.1.gz"
mkdir -p "$stage"/usr/share/{bash-completion/completions,fish/vendor_completions.d,zsh/vendor-completions}
page bash | sed 1d > "$stage/usr/share/bash-completion/completions/dropback"
page zsh > "$stage/usr/share/zsh/vendor-completions/_dropback"
page fish > "$stage/usr/share/fish/vendor_completions.d/dropback.fish"
install -m 644 packaging/linux/copyright "$stage/usr/share/doc/dropback/"
gzip -9nc CHANGELOG.md > "$stage/usr/share/doc/dropback/NEWS.gz"
printf 'dropback (%s) unstable; urgency=medium\n\n  * What is new is in NEWS.gz.\n\n -- %s  %s\n' "$version" "$(sed -n 's/^Maintainer: //p' packaging/linux/control)" \
  "$(date -R -d "@$SOURCE_DATE_EPOCH")" | gzip -9n > "$stage/usr/share/doc/dropback/changelog.gz"
stamp() { find "$1" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +; }

made=()
for kind in "${wanted[@]}"; do
  case $kind in
    app-image) ;;
    tar)
      made+=("dropback-$version-linux-$arch.tar.gz")
      tar --sort=name --owner=0 --group=0 --numeric-owner -C "$out/image" -cf - dropback | gzip -6n > "$out/${made[-1]}" ;;
    deb)
      debarch=$(dpkg --print-architecture)
      made+=("dropback_${version}_$debarch.deb")
      deb=$out/deb
      rm -rf "$deb"
      cp -a "$stage" "$deb"
      mkdir "$deb/DEBIAN"
      install -Dm 644 packaging/linux/lintian-overrides "$deb/usr/share/lintian/overrides/dropback"
      sed "s/@VERSION@/$version/; s/@ARCHITECTURE@/$debarch/; s/@SIZE@/$(du -sk --apparent-size "$stage" | cut -f1)/" packaging/linux/control > "$deb/DEBIAN/control"
      install -m 755 packaging/linux/postrm "$deb/DEBIAN/"
      (cd "$deb" && find usr -type f -print0 | sort -z | xargs -0 md5sum > DEBIAN/md5sums)
      stamp "$deb"
      dpkg-deb --root-owner-group -Zxz -z6 --build "$deb" "$out/${made[-1]}" >/dev/null
      rm -rf "$deb" ;;
    rpm)
      made+=("dropback-$version-1.$arch.rpm")
      rm -rf "$out/rpm"
      stamp "$stage"
      rpmbuild -bb --quiet --target "$arch" --define "_topdir $PWD/$out/rpm" --define "_rpmdir $PWD/$out" --define "_build_name_fmt ${made[-1]}" \
        --define "version $version" --define "stage $PWD/$stage" --define "use_source_date_epoch_as_buildtime 1" --define "_buildhost localhost" \
        --define "clamp_mtime_to_source_date_epoch 1" --define "_binary_payload w6.xzdio" packaging/linux/dropback.spec
      rm -rf "$out/rpm" ;;
  esac
done
rm -rf "$stage"
cp target/dropback/bom.json "$out/dropback-$version.cdx.json"
made+=("dropback-$version.cdx.json")
(cd "$out" && sha256sum "${made[@]}" > SHA256SUMS && cat SHA256SUMS)
if [ -n "${GPG_KEY:-}" ]; then gpg --batch --yes --local-user "$GPG_KEY" --armor --detach-sign "$out/SHA256SUMS"
else echo "linux.sh: SHA256SUMS is not signed: no GPG_KEY"; fi
