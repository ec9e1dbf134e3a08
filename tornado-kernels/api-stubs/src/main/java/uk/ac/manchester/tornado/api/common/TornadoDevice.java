package uk.ac.manchester.tornado.api.common;

import uk.ac.manchester.tornado.api.TornadoTargetDevice;
import uk.ac.manchester.tornado.api.enums.TornadoDeviceType;
import uk.ac.manchester.tornado.api.enums.TornadoVMBackendType;

/** A device. */
public interface TornadoDevice {
  String getPlatformName();

  TornadoDeviceType getDeviceType();

  TornadoTargetDevice getPhysicalDevice();

  long getMaxAllocMemory();

  long getMaxGlobalMemory();

  TornadoVMBackendType getTornadoVMBackend();
}
