package uk.ac.manchester.tornado.api.enums;

/** What kernels are translated to. */
public enum TornadoVMBackendType {
  OPENCL,
  METAL,
  PTX,
  CUDA,
  SPIRV,
  JAVA,
  VIRTUAL
}
