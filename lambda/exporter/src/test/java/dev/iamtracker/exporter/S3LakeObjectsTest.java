package dev.iamtracker.exporter;

import dev.iamtracker.export.LakeLease;
import dev.iamtracker.export.LakeObjects;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

class S3LakeObjectsTest implements LakeObjectsContract, LakeLeaseContract {
  private static TestBucket bucket;

  @BeforeAll
  static void start() throws Exception {
    bucket = TestBucket.start();
  }

  @AfterAll
  static void stop() throws Exception {
    bucket.stop();
  }

  @BeforeEach
  void clear() {
    bucket.objects().delete(bucket.objects().list(""));
  }

  @Override
  public LakeObjects objects() {
    return bucket.objects();
  }

  @Override
  public LakeLease lease(InstantSource clock) {
    return bucket.objects().lease(clock);
  }
}
