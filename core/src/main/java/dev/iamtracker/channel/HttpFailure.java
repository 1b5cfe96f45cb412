package dev.iamtracker.channel;

import dev.iamtracker.alert.Delivery;
import dev.iamtracker.alert.Delivery.Refused;
import dev.iamtracker.alert.Delivery.Uncertain;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/// What it means that a request came to nothing: whether the other side may have it.
final class HttpFailure {
  private static final int DEEPEST = 20;

  private HttpFailure() {}

  static Delivery delivery(String host, @Nullable Throwable failure) {
    if (find(failure, CertificateExpiredException.class).isPresent()) {
      return new Refused("the certificate of " + host + " has expired");
    }
    if (find(failure, CertificateNotYetValidException.class).isPresent()) {
      return new Refused("the certificate of " + host + " is not valid yet");
    }
    if (find(failure, SSLHandshakeException.class).isPresent()) {
      boolean untrusted =
          find(failure, CertificateException.class).isPresent()
              || find(failure, CertPathValidatorException.class).isPresent();
      return new Refused(
          untrusted
              ? "the certificate of " + host + " is not trusted, or is for another host"
              : host + " did not agree on a secure connection");
    }
    if (find(failure, HttpConnectTimeoutException.class).isPresent()) {
      return new Refused(host + " did not take a connection in time");
    }
    if (find(failure, HttpTimeoutException.class).isPresent()) {
      return new Uncertain(host + " did not answer in time");
    }
    if (find(failure, UnknownHostException.class).isPresent()) {
      return new Refused("there is no host " + host);
    }
    if (find(failure, ConnectException.class).isPresent()) {
      return new Refused(host + " takes no connections");
    }
    return new Uncertain(host + " broke the connection off");
  }

  private static <T> Optional<T> find(@Nullable Throwable failure, Class<T> type) {
    Throwable one = failure;
    for (int i = 0; i < DEEPEST && one != null; i++) {
      if (type.isInstance(one)) {
        return Optional.of(type.cast(one));
      }
      one = one.getCause();
    }
    return Optional.empty();
  }
}
