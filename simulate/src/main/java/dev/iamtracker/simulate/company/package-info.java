/// The fictional company whose accounts, people, roles and robots appear in a simulation.
@NullMarked
package dev.iamtracker.simulate.company;

import org.jspecify.annotations.NullMarked;
