package dev.iamtracker.filter;

import dev.iamtracker.event.Utf8;
import dev.iamtracker.fuzz.Choices;
import dev.iamtracker.fuzz.FuzzTarget;
import java.nio.charset.StandardCharsets;

/// A role's name and a pattern for it, against a matcher that tries everything.
public final class RoleTarget implements FuzzTarget {
  @Override
  public void run(byte[] input) {
    var choices = new Choices(input);
    String pattern = ascii(choices.text());
    byte[] text = choices.rest();

    boolean matches = new Wildcard(pattern).matches(Utf8.of(text));

    if (matches != matches(pattern.getBytes(StandardCharsets.US_ASCII), text)) {
      throw new AssertionError(pattern + " and " + new String(text, StandardCharsets.UTF_8));
    }
  }

  /// Settings let nothing else through.
  private static String ascii(String text) {
    return text.replaceAll("[^\\w+=.@:/*-]", "*");
  }

  /// Goes through the text once for each byte of the pattern.
  private static boolean matches(byte[] pattern, byte[] text) {
    boolean[] reached = new boolean[text.length + 1];
    reached[0] = true;
    for (byte p : pattern) {
      boolean[] next = new boolean[text.length + 1];
      for (int i = 0; i <= text.length; i++) {
        if (p == '*') {
          next[i] = reached[i] || (i > 0 && next[i - 1]);
        } else {
          next[i] = i > 0 && reached[i - 1] && lower(p) == lower(text[i - 1]);
        }
      }
      reached = next;
    }
    return reached[text.length];
  }

  private static int lower(byte b) {
    return b >= 'A' && b <= 'Z' ? b + 32 : b;
  }
}
