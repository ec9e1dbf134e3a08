package uk.ac.manchester.tornado.api;

/** The hardware. */
public interface TornadoTargetDevice {
  String getDeviceName();

  String getDeviceInfo();
}
