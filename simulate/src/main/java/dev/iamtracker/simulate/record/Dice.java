package dev.iamtracker.simulate.record;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;

/// Seeded chance, and the identifiers drawn from it.
public final class Dice {
  private static final byte[] HEX = ascii("0123456789abcdef");
  private static final byte[] KEY = ascii("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567");
  private static final byte[] BASE64 =
      ascii("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");
  private static final byte[] ALNUM =
      ascii("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789Zz");

  private final SplittableRandom random;

  private Dice(long seed) {
    random = new SplittableRandom(seed);
  }

  /// Dice for one part of a simulation: equal numbers give equal dice.
  public static Dice of(long... numbers) {
    long seed = 0x9e3779b97f4a7c15L;
    for (long number : numbers) {
      seed = mixed(seed * 31 + number);
    }
    return new Dice(seed);
  }

  /// A number from 0 up to, not including, the bound.
  public int below(int bound) {
    return random.nextInt(bound);
  }

  /// A number between two bounds, both included.
  public int between(int least, int most) {
    return random.nextInt(least, most + 1);
  }

  public double fraction() {
    return random.nextDouble();
  }

  public boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  public <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  /// One of the values, early ones far more often than late ones (Zipf's law).
  public <T> T favourite(List<T> values) {
    int rank = (int) Math.pow(values.size() + 1.0, random.nextDouble());
    return values.get(Math.min(rank, values.size()) - 1);
  }

  /// A random (version 4) UUID.
  public String uuid() {
    byte[] text = new byte[36];
    long bits = random.nextLong();
    for (int i = 0; i < 36; i++) {
      if (i == 18) {
        bits = random.nextLong();
      }
      if (i == 8 || i == 13 || i == 18 || i == 23) {
        text[i] = '-';
      } else {
        text[i] = HEX[(int) bits & 0xf];
        bits >>>= 4;
      }
    }
    text[14] = '4';
    text[19] = HEX[8 | (text[19] & 3)];
    return latin(text);
  }

  public String hex(int length) {
    return drawn(HEX, 4, length);
  }

  /// An identifier of AWS: a four-letter kind (AKIA, ASIA, AIDA, AROA …) and 16 characters.
  public String awsId(String kind) {
    return kind + drawn(KEY, 5, 16);
  }

  public String alphanumeric(int length) {
    return drawn(ALNUM, 6, length);
  }

  /// Base64 text, as long as asked for.
  public String base64(int length) {
    return drawn(BASE64, 6, length);
  }

  /// A session token as STS issues them: a readable head and some 450 random characters.
  public String sessionToken() {
    return "IQoJb3JpZ2luX2VjE".concat(base64(between(400, 500)));
  }

  private String drawn(byte[] alphabet, int bitsPerLetter, int length) {
    byte[] text = new byte[length];
    int mask = (1 << bitsPerLetter) - 1;
    int perDraw = 64 / bitsPerLetter;
    long bits = 0;
    for (int i = 0, left = 0; i < length; i++, left--) {
      if (left == 0) {
        bits = random.nextLong();
        left = perDraw;
      }
      text[i] = alphabet[(int) bits & mask];
      bits >>>= bitsPerLetter;
    }
    return latin(text);
  }

  /// Spreads nearby numbers far apart (the finalizer of MurmurHash3).
  public static long mixed(long number) {
    long z = (number ^ (number >>> 33)) * 0xff51afd7ed558ccdL;
    z = (z ^ (z >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return z ^ (z >>> 33);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String latin(byte[] text) {
    return new String(text, StandardCharsets.ISO_8859_1);
  }
}
