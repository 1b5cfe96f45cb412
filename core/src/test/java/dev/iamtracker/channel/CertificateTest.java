package dev.iamtracker.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.iamtracker.alert.Delivery;
import dev.iamtracker.alert.Delivery.Accepted;
import dev.iamtracker.alert.Delivery.Refused;
import dev.iamtracker.config.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Certificates of a server, signed by an authority that the client trusts.
class CertificateTest {
  private static final String PASSWORD = "changeit";

  @TempDir private Path folder;

  @BeforeEach
  void makeAuthority() throws Exception {
    keytool("-alias", "ca", "-dname", "CN=Test authority", "-ext", "bc:c", "-validity", "3650");
  }

  /// Makes a key with a certificate.
  private void keytool(String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-genkeypair", "-keyalg", "EC"));
    command.addAll(List.of(arguments));
    command.addAll(
        List.of("-keystore", folder.resolve("keys.p12").toString(), "-storepass", PASSWORD));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.txt").toFile())
            .start();
    assertThat(process.waitFor()).as(() -> String.join(" ", command)).isZero();
  }

  /// A certificate for this machine, signed by the authority.
  ///
  /// @param options when it is good, and for whom
  private void makeCertificate(String... options) throws IOException, InterruptedException {
    var arguments =
        new ArrayList<>(List.of("-alias", "server", "-dname", "CN=server", "-signer", "ca"));
    arguments.addAll(List.of(options));
    keytool(arguments.toArray(String[]::new));
  }

  private KeyStore keys() throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(folder.resolve("keys.p12"))) {
      keys.load(in, PASSWORD.toCharArray());
    }
    return keys;
  }

  private Delivery post(boolean isTrusted) throws IOException, GeneralSecurityException {
    KeyStore keys = keys();
    KeyStore serverOnly = KeyStore.getInstance("PKCS12");
    serverOnly.load(null, null);
    serverOnly.setKeyEntry(
        "server",
        keys.getKey("server", PASSWORD.toCharArray()),
        PASSWORD.toCharArray(),
        keys.getCertificateChain("server"));
    var keyManagers = KeyManagerFactory.getInstance("PKIX");
    keyManagers.init(serverOnly, PASSWORD.toCharArray());
    SSLContext serverTls = SSLContext.getInstance("TLS");
    serverTls.init(keyManagers.getKeyManagers(), null, null);

    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("ca", keys.getCertificate("ca"));
    var trustManagers = TrustManagerFactory.getInstance("PKIX");
    trustManagers.init(trusted);
    SSLContext clientTls = SSLContext.getInstance("TLS");
    clientTls.init(null, trustManagers.getTrustManagers(), null);

    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(serverTls));
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, -1);
          }
        });
    server.start();
    try {
      return new HttpPost(
              WebhookAddress.of(
                  "ALERT_WEBHOOK",
                  new Secret("https://localhost:" + server.getAddress().getPort() + "/token-1"),
                  true),
              Resolver.SYSTEM,
              Duration.ofSeconds(10),
              InstantSource.system(),
              isTrusted ? clientTls : null)
          .post("{}", Map.of());
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aGoodCertificateWillDo() throws Exception {
    makeCertificate("-validity", "30", "-ext", "san=dns:localhost");

    assertThat(post(true)).isEqualTo(new Accepted());
  }

  @Test
  void anExpiredCertificateIsNamedAsTheReason() throws Exception {
    makeCertificate("-startdate", "-60d", "-validity", "30", "-ext", "san=dns:localhost");

    assertThat(post(true)).isEqualTo(new Refused("the certificate of localhost has expired"));
  }

  @Test
  void aCertificateForAnotherHostIsRefused() throws Exception {
    makeCertificate("-validity", "30", "-ext", "san=dns:other.example");

    assertThat(post(true))
        .isEqualTo(
            new Refused("the certificate of localhost is not trusted, or is for another host"));
  }

  @Test
  void aCertificateOfAnUnknownAuthorityIsRefused() throws Exception {
    makeCertificate("-validity", "30", "-ext", "san=dns:localhost");

    assertThat(post(false))
        .isEqualTo(
            new Refused("the certificate of localhost is not trusted, or is for another host"));
  }
}
