package org.dropback.architecture.planted.settings;

import atlantafx.base.theme.PrimerLight;
import com.aliyun.oss.OSSClient;
import javafx.beans.property.StringProperty;
import org.apache.http.HttpHost;
import org.eclipse.jetty.server.Server;
import org.fxmisc.richtext.CodeArea;
import org.jsoup.nodes.Document;
import org.kordamp.ikonli.javafx.FontIcon;
import org.sqlite.SQLiteDataSource;
import picocli.CommandLine;

/** Planted: each of these libraries belongs to another room. */
class UsesLibraries {
    StringProperty javafx;
    PrimerLight atlantafx;
    OSSClient sdk;
    HttpHost httpclient;
    FontIcon ikonli;
    CodeArea richtext;
    org.apache.hc.core5.http.HttpHost httpclient5;
    Server jetty;
    CommandLine picocli;
    SQLiteDataSource sqlite;
    Document jsoup;
}
