package dev.iamtracker.cloudtrail;

import java.util.List;

/// Where in a record a field is: the names from the outermost object to the field. Arrays on the
/// way stand for each of their elements.
public record FieldPath(List<String> names) {
  /// @throws IllegalArgumentException without a name
  public FieldPath {
    names = List.copyOf(names);
    if (names.isEmpty()) {
      throw new IllegalArgumentException("a field has a name");
    }
  }

  /// The path in `userIdentity.sessionContext.sessionIssuer.arn`.
  public static FieldPath of(String dotted) {
    return new FieldPath(List.of(dotted.split("\\.", -1)));
  }

  @Override
  public String toString() {
    return String.join(".", names);
  }
}
