/// What exists in the stood-in AWS: accounts, keys, roles, regions and what happened.
@NullMarked
package dev.iamtracker.standin.world;

import org.jspecify.annotations.NullMarked;
