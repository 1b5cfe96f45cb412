package dev.iamtracker.cli.stack;

import dev.iamtracker.aws.AwsAccess;
import dev.iamtracker.collect.Timing;
import dev.iamtracker.dynamo.DynamoStack;
import dev.iamtracker.dynamo.StackSettings;
import java.util.Map;

/// Opens stacks by their names, with the credentials and the region of the environment.
///
/// @param environment variables of the process
public record Stacks(Map<String, String> environment, Timing timing) {
  OpenStack open(String name) {
    AwsAccess access = access();
    return new OpenStack(name, access, DynamoStack.open(access, StackSettings.of(name), timing));
  }

  AwsAccess access() {
    return AwsAccess.of(environment);
  }
}
