package dev.iamtracker.detect;

/// Where a text has to be in another one.
enum TextPlace {
  WHOLE {
    @Override
    boolean holds(String text, String part, boolean ignoreCase) {
      return text.length() == part.length()
          && text.regionMatches(ignoreCase, 0, part, 0, part.length());
    }
  },
  ANYWHERE {
    @Override
    boolean holds(String text, String part, boolean ignoreCase) {
      if (!ignoreCase) {
        return text.contains(part);
      }
      int last = text.length() - part.length();
      for (int i = 0; i <= last; i++) {
        if (text.regionMatches(true, i, part, 0, part.length())) {
          return true;
        }
      }
      return false;
    }
  },
  START {
    @Override
    boolean holds(String text, String part, boolean ignoreCase) {
      return text.regionMatches(ignoreCase, 0, part, 0, part.length());
    }
  },
  END {
    @Override
    boolean holds(String text, String part, boolean ignoreCase) {
      return text.regionMatches(ignoreCase, text.length() - part.length(), part, 0, part.length());
    }
  };

  abstract boolean holds(String text, String part, boolean ignoreCase);
}
