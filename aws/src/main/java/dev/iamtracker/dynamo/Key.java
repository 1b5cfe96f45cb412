package dev.iamtracker.dynamo;

/// The key of an item.
///
/// @param partition value of the partition key
/// @param sort value of the sort key; empty in a table that has none
record Key(String partition, String sort) {
  static Key of(String partition) {
    return new Key(partition, "");
  }
}
