/// A stand-in for AWS on this machine: one HTTP endpoint that AWS clients talk to.
@NullMarked
package dev.iamtracker.standin;

import org.jspecify.annotations.NullMarked;
