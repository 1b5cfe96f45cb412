/// The settings of a run, read once from the environment.
@NullMarked
package dev.iamtracker.config;

import org.jspecify.annotations.NullMarked;
