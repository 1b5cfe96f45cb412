/// CloudTrail inputs on a disk: paths, folders, patterns and standard input, with compression and
/// archives taken off.
@NullMarked
package dev.iamtracker.files;

import org.jspecify.annotations.NullMarked;
