@NullMarked
package dev.iamtracker.aws;

import org.jspecify.annotations.NullMarked;
