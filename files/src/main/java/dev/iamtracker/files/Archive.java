package dev.iamtracker.files;

import dev.iamtracker.cloudtrail.UnreadableInput;
import java.io.InputStream;

/// The files packed in an archive, one after the other.
sealed interface Archive permits ZipArchive, TarArchive {
  /// Goes to the next file; folders and links are passed over.
  ///
  /// @return false at the end
  /// @throws UnreadableInput when the archive cannot be read further
  boolean next() throws UnreadableInput;

  /// Path inside the archive: only for messages, never for opening anything.
  String entryName();

  /// Content of the current file; a failure in it leaves the files after it readable where the
  /// format allows.
  InputStream content();

  /// Gets past what was left unread of the current file.
  ///
  /// @param content what [#content] gave, watched for bombs
  /// @throws UnreadableInput when the start of the next file cannot be found
  void finish(InputStream content) throws UnreadableInput;
}
