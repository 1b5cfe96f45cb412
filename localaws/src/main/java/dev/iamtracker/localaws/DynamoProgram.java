package dev.iamtracker.localaws;

import software.amazon.dynamodb.services.local.main.ServerRunner;
import software.amazon.dynamodb.services.local.server.DynamoDBProxyServer;

/// DynamoDB Local with its tables in memory; ends when its standard input does, so that it never
/// outlives who started it.
final class DynamoProgram {
  private DynamoProgram() {}

  /// @param arguments the port
  public static void main(String[] arguments) throws Exception {
    DynamoDBProxyServer server =
        ServerRunner.createServerFromCommandLineArgs(
            new String[] {"-inMemory", "-port", arguments[0], "-disableTelemetry"});
    server.start();
    System.out.println(Engine.READY);
    while (System.in.read() >= 0) {
      // What is written to it means nothing.
    }
    server.stop();
  }
}
