/// Folders as a whole: their size, copies of them, and getting rid of them.
@NullMarked
package dev.iamtracker.bench.folder;

import org.jspecify.annotations.NullMarked;
