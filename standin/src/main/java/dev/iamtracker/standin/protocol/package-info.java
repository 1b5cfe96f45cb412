/// The protocols of AWS: signed requests come in, JSON or XML goes out.
@NullMarked
package dev.iamtracker.standin.protocol;

import org.jspecify.annotations.NullMarked;
