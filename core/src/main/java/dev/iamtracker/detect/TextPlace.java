package dev.iamtracker.detect;

/// Where a text has to be in another one.
enum TextPlace {
  WHOLE {
    @Override
    boolean holds(String text, String part) {
      return text.equals(part);
    }
  },
  ANYWHERE {
    @Override
    boolean holds(String text, String part) {
      return text.contains(part);
    }
  },
  START {
    @Override
    boolean holds(String text, String part) {
      return text.startsWith(part);
    }
  },
  END {
    @Override
    boolean holds(String text, String part) {
      return text.endsWith(part);
    }
  };

  abstract boolean holds(String text, String part);
}
