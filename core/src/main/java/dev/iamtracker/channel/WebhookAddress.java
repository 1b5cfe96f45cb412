package dev.iamtracker.channel;

import dev.iamtracker.config.InvalidConfiguration;
import dev.iamtracker.config.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/// Where a webhook is. Whoever knows the whole address can post there, so only its host is ever
/// shown.
final class WebhookAddress {
  private final URI uri;
  private final boolean privateAddresses;

  private WebhookAddress(URI uri, boolean privateAddresses) {
    this.uri = uri;
    this.privateAddresses = privateAddresses;
  }

  /// Checks an address as far as that is possible without looking up its name.
  ///
  /// @param setting where it comes from, for errors
  /// @param privateAddresses whether it may lie in a private network or on this machine
  /// @throws InvalidConfiguration for what is no https address
  static WebhookAddress of(String setting, Secret address, boolean privateAddresses) {
    URI uri;
    try {
      uri = new URI(address.value().strip());
    } catch (URISyntaxException _) {
      throw refused(setting, "it is no address such as https://host/path");
    }
    if (uri.getHost() == null || uri.getScheme() == null) {
      throw refused(setting, "it is no address such as https://host/path");
    }
    String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    if (uri.getRawUserInfo() != null) {
      throw refused(setting, "it holds a user name or a password");
    }
    if (!scheme.equals("https") && !(scheme.equals("http") && privateAddresses)) {
      throw refused(setting, "it does not begin with https://");
    }
    return new WebhookAddress(uri, privateAddresses);
  }

  private static InvalidConfiguration refused(String setting, String reason) {
    return new InvalidConfiguration(setting + " cannot be used: " + reason);
  }

  URI uri() {
    return uri;
  }

  String host() {
    return uri.getHost();
  }

  boolean mayBePrivate() {
    return privateAddresses;
  }

  boolean isPlain() {
    return !uri.getScheme().equalsIgnoreCase("https");
  }

  @Override
  public String toString() {
    return host();
  }
}
