package dev.iamtracker.exporter;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.iamtracker.function.Surroundings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

/// The exporter an hour later, when leases of others are over.
public final class LateExport implements RequestStreamHandler {
  private final ExportHandler handler =
      new ExportHandler(Surroundings.ofThisProcess(Duration.ofHours(1)));

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    handler.handleRequest(input, output, context);
  }
}
