@NullMarked
package dev.iamtracker.sns;

import org.jspecify.annotations.NullMarked;
