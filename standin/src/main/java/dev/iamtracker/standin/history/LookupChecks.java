package dev.iamtracker.standin.history;

import dev.iamtracker.standin.history.LookupOutcome.LookupError;
import java.util.List;
import java.util.Optional;

/// What is wrong with a request, whatever there is to find.
final class LookupChecks {
  private LookupChecks() {}

  static Optional<LookupError> of(LookupRequest request) {
    List<LookupAttribute> attributes = request.attributes();
    if (attributes.size() > 1) {
      return refused("InvalidLookupAttributesException", "Only one lookup attribute is allowed.");
    }
    if (!attributes.stream().allMatch(one -> one.isKnown() && !one.value().isEmpty())) {
      return refused("InvalidLookupAttributesException", "Not a lookup attribute: " + attributes);
    }
    Integer most = request.maxResults();
    if (most != null && (most < 1 || most > Page.MOST)) {
      return refused("InvalidMaxResultsException", "Max results must be between 1 and 50: " + most);
    }
    if (request.start() != null
        && request.end() != null
        && request.start().isAfter(request.end())) {
      return refused("InvalidTimeRangeException", "The start time is after the end time.");
    }
    if (request.category() != null && !request.category().equals("insight")) {
      return refused("InvalidEventCategoryException", "Not a category: " + request.category());
    }
    return Optional.empty();
  }

  private static Optional<LookupError> refused(String code, String message) {
    return Optional.of(new LookupError(code, message));
  }
}
