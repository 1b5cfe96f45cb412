package dev.iamtracker.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.iamtracker.alert.Channel;
import dev.iamtracker.alert.Delivery;
import dev.iamtracker.alert.Message;
import dev.iamtracker.config.Secret;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A webhook that gets alerts as JSON, signed so that it can tell them from forged ones:
/// `X-IAT-Signature` is `sha256=` and the hexadecimal HMAC-SHA256 of the timestamp, a dot and the
/// body.
record WebhookChannel(HttpPost http, Optional<Secret> key, InstantSource clock) implements Channel {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int LONGEST_ID = 300;

  @Override
  public String name() {
    return "webhook";
  }

  @Override
  public Delivery deliver(Message message) {
    String body = MessageJson.of(message);
    String timestamp = Long.toString(clock.instant().getEpochSecond());
    var headers = new LinkedHashMap<String, String>();
    headers.put("X-IAT-Timestamp", timestamp);
    headers.put("X-IAT-Delivery", ascii(message.id()));
    headers.put("X-IAT-Repeat", Boolean.toString(message.repeat()));
    key.ifPresent(
        secret ->
            headers.put("X-IAT-Signature", "sha256=" + signature(secret, timestamp + "." + body)));
    return http.post(body, headers);
  }

  @Override
  public Delivery probe() {
    return http.probe();
  }

  /// A header takes no more than visible ASCII; the body has the id as it is.
  private static String ascii(String id) {
    String visible = id.replaceAll("[^\\x21-\\x7e]", "_");
    return visible.substring(0, Math.min(visible.length(), LONGEST_ID));
  }

  static String signature(Secret key, String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key.value().getBytes(UTF_8), ALGORITHM));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException(e);
    }
  }
}
