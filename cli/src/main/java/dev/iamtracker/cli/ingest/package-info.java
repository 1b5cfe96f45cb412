/// Reading log files into the local lake, from the paths a user names to the summary.
@NullMarked
package dev.iamtracker.cli.ingest;

import org.jspecify.annotations.NullMarked;
