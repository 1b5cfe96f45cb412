package dev.iamtracker.exporter;

import dev.iamtracker.export.LakeObjects;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class FolderObjectsTest implements LakeObjectsContract {
  @TempDir private Path root;

  @Override
  public LakeObjects objects() {
    return new FolderObjects(root.resolve("lake"));
  }
}
