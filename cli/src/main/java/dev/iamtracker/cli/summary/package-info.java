/// What a run did, for the person who started it and for programs.
@NullMarked
package dev.iamtracker.cli.summary;

import org.jspecify.annotations.NullMarked;
