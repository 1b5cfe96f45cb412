package dev.iamtracker.collector;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

/// The collector at a later time, when leases of others are over.
public final class LateCollect implements RequestStreamHandler {
  static final String AHEAD = "LATE_BY";

  private final CollectHandler handler =
      new CollectHandler(Surroundings.ofThisProcess(Duration.parse(System.getenv(AHEAD))));

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    handler.handleRequest(input, output, context);
  }
}
