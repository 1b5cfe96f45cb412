/// Sigma rules: from YAML text to rules whose every part is known to make sense.
@NullMarked
package dev.iamtracker.sigma;

import org.jspecify.annotations.NullMarked;
