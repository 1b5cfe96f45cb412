package dev.iamtracker.exporter;

import dev.iamtracker.aws.AwsAccess;
import dev.iamtracker.collect.Timing;
import dev.iamtracker.config.InvalidConfiguration;
import dev.iamtracker.config.Settings;
import dev.iamtracker.dynamo.DynamoStack;
import dev.iamtracker.dynamo.StackSettings;
import dev.iamtracker.function.Log;
import dev.iamtracker.function.Surroundings;
import dev.iamtracker.s3.S3LakeObjects;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// What the functions of the lake work with.
///
/// @param scratch folder for what an invocation writes
record OpenLake(
    Settings settings,
    AwsAccess access,
    DynamoStack tables,
    S3LakeObjects objects,
    Path scratch,
    InstantSource clock,
    Log log)
    implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  /// @throws InvalidConfiguration for settings that cannot be used
  static OpenLake of(Surroundings around) {
    Map<String, String> environment = around.environment();
    Settings settings = Settings.from(environment);
    Settings.Stack stack = settings.stack();
    String bucket =
        stack
            .bucket()
            .orElseThrow(
                () ->
                    new InvalidConfiguration(
                        "ANALYTICS_BUCKET is not set: name the bucket of the lake"));
    nativeLibraries(Path.of(environment.getOrDefault("LAMBDA_TASK_ROOT", ".")));
    AwsAccess access = AwsAccess.of(environment);
    var tables =
        new StackSettings(
            stack.eventsTable(),
            stack.controlTable(),
            stack.alertsTable(),
            Optional.empty(),
            settings.alerting().retention(),
            PATIENCE);
    return new OpenLake(
        settings,
        access,
        DynamoStack.open(access, tables, Timing.of(around.clock())),
        S3LakeObjects.open(access, access.region().orElse("us-east-1"), bucket),
        Path.of(System.getProperty("java.io.tmpdir"), "iat"),
        around.clock(),
        around.log());
  }

  /// SQLite looks into its jar otherwise, which has none; DuckDB is found where Lambda looks for
  /// libraries.
  private static void nativeLibraries(Path root) {
    Path lib = root.resolve("lib").toAbsolutePath();
    if (Files.exists(lib.resolve("libsqlitejdbc.so"))) {
      System.setProperty("org.sqlite.lib.path", lib.toString());
    }
  }

  @Override
  public void close() {
    objects.close();
    tables.close();
    access.close();
  }
}
