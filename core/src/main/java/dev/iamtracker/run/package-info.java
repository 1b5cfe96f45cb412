/// One run over some input: what was read, kept, filtered and rejected.
@NullMarked
package dev.iamtracker.run;

import org.jspecify.annotations.NullMarked;
