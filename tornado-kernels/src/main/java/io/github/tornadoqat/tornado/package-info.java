/**
 * The TornadoVM backend: ops as kernels that TornadoVM translates to OpenCL C, PTX or CUDA C.
 *
 * <p>A class for each family of ops holds the kernel, a static method that is ordinary Java too,
 * beside its launch geometry. What a kernel may not do, and why kernels are written as they are, is
 * said in {@link Launch}.
 */
package io.github.tornadoqat.tornado;
