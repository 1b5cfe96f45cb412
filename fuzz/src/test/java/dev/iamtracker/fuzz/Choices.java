package dev.iamtracker.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;

/// Reads an input as a row of decisions, so that a small change of the input is a small change of
/// what is made of it. At its end every answer is the first one.
public final class Choices {
  private final byte[] input;
  private int at;

  public Choices(byte[] input) {
    this.input = input;
  }

  /// A number from 0 to one less than the count, which is at most 256.
  public int below(int count) {
    return next() % count;
  }

  public boolean yes() {
    return below(2) == 1;
  }

  public <T> T of(List<T> options) {
    return options.get(below(options.size()));
  }

  /// A text of at most 255 bytes; what is no UTF-8 reads as U+FFFD.
  public String text() {
    int length = Math.min(next(), input.length - at);
    String text = new String(input, at, length, UTF_8);
    at += length;
    return text;
  }

  /// A place in something of that size, from 0 to the size.
  public int place(int size) {
    return (next() << 8 | next()) % (size + 1);
  }

  public boolean atEnd() {
    return at >= input.length;
  }

  /// All that was not used yet.
  public byte[] rest() {
    byte[] rest = Arrays.copyOfRange(input, at, input.length);
    at = input.length;
    return rest;
  }

  private int next() {
    return at < input.length ? input[at++] & 0xff : 0;
  }
}
