package dev.iamtracker.detect;

import dev.iamtracker.cloudtrail.FieldValue;
import dev.iamtracker.event.Utf8;
import java.util.List;

/// A few texts of ASCII letters, found in values without decoding them. An ASCII letter equals only
/// ASCII letters, see [Letters].
///
/// @param parts in lower case when case does not count
record AsciiTexts(List<Utf8> parts, TextPlace place, boolean ignoreCase) implements Comparison {
  AsciiTexts {
    parts = List.copyOf(parts);
  }

  @Override
  public boolean holds(FieldValue value) {
    return !value.isNull() && holds(value.utf8());
  }

  @Override
  public boolean isCheap() {
    return true;
  }

  @Override
  public boolean holds(Utf8 text) {
    for (Utf8 part : parts) {
      if (holds(text, part)) {
        return true;
      }
    }
    return false;
  }

  private boolean holds(Utf8 text, Utf8 part) {
    int room = text.length() - part.length();
    if (room < 0) {
      return false;
    }
    return switch (place) {
      case WHOLE -> room == 0 && isAt(text, part, 0);
      case START -> isAt(text, part, 0);
      case END -> isAt(text, part, room);
      case ANYWHERE -> part.length() == 0 || occurs(text, part, room);
    };
  }

  /// Most places are ruled out by the first letter.
  private boolean occurs(Utf8 text, Utf8 part, int room) {
    byte[] bytes = text.bytes();
    byte small = part.at(0);
    byte large = ignoreCase && small >= 'a' && small <= 'z' ? (byte) (small - ('a' - 'A')) : small;
    for (int i = text.start(); i <= text.start() + room; i++) {
      byte found = bytes[i];
      if ((found == small || found == large) && isAt(text, part, i - text.start())) {
        return true;
      }
    }
    return false;
  }

  private boolean isAt(Utf8 text, Utf8 part, int at) {
    byte[] bytes = text.bytes();
    byte[] wanted = part.bytes();
    int shift = text.start() + at - part.start();
    for (int i = part.start(); i < part.end(); i++) {
      byte found = bytes[i + shift];
      if (found != wanted[i]
          && !(ignoreCase && found >= 'A' && found <= 'Z' && found + ('a' - 'A') == wanted[i])) {
        return false;
      }
    }
    return true;
  }
}
