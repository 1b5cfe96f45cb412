/// Packs the program: slim jars, a Java runtime of its own, an archive and a Debian package.
@NullMarked
package dev.iamtracker.dist;

import org.jspecify.annotations.NullMarked;
