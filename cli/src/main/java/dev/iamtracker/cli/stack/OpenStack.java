package dev.iamtracker.cli.stack;

import dev.iamtracker.aws.AwsAccess;
import dev.iamtracker.dynamo.DynamoStack;

/// A stack that is being asked.
///
/// @param access how AWS is reached, closed with it
record OpenStack(String name, AwsAccess access, DynamoStack tables) implements AutoCloseable {
  @Override
  public void close() {
    try (access) {
      tables.close();
    }
  }
}
