package io.github.tornadoqat.tornado;

import uk.ac.manchester.tornado.api.common.TaskPackage;

/**
 * A kernel with its arguments and its launch geometry.
 *
 * <p>Rules that every kernel keeps, since TornadoVM breaks them silently:
 *
 * <ul>
 *   <li>The first argument is a {@code KernelContext} and is used in the kernel method only; what a
 *       helper needs of it is passed as a number. Arrays in local memory are not passed to helpers.
 *   <li>Numbers among the arguments become literals of the compiled kernel, so they hold what is
 *       fixed for a plan (shapes, modes), never what changes from step to step.
 *   <li>The global size is rounded up to whole groups; items beyond the work do nothing.
 *   <li>A product never feeds an addition directly: a selection stands between them, so that no
 *       compiler can fuse the two. Learning in double precision does without, as its formulas are
 *       those of the host's loops; there a compiler that fuses changes last bits.
 *   <li>NaN is found by {@code x != x} and survives nested selections, but not a negated
 *       comparison.
 *   <li>A helper is called under one condition, never under two joined by {@code &&} or {@code ||}:
 *       the kernel would take both ways.
 *   <li>A negative int is not divided, and a double becomes an int, not a long.
 *   <li>A shift to the right is {@code >>} of a number that is not negative, then masked.
 * </ul>
 *
 * @param task the kernel, with arguments
 * @param groups work groups
 */
record Launch(TaskPackage task, int groups) {
  /** Work items in a group, of every kernel. */
  static final int GROUP = 256;

  /** Elements that an item of an element-wise kernel works on. */
  static final int PER_ITEM = 4;

  /** Elements of a group of an element-wise kernel. */
  static final int TILE = GROUP * PER_ITEM;

  /** A launch over n elements, {@link #TILE} a group. */
  static Launch tiles(TaskPackage task, int n) {
    return new Launch(task, Math.ceilDiv(n, TILE));
  }

  /** The global size. */
  int items() {
    return Math.multiplyExact(Math.max(1, groups), GROUP);
  }
}
