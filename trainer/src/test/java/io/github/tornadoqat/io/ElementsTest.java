package io.github.tornadoqat.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElementsTest {

  // Bytes in big-endian order, as people write numbers.
  @ParameterizedTest
  @CsvSource({
    "F64, 3FB999999999999A, 0.1",
    "F32, BF800000, -1",
    "F16, 3C00, 1",
    "F16, 0001, 5.9604645e-8",
    "F16, FC00, -Infinity",
    "BF16, 4049, 3.140625",
    "F8_E4M3, 38, 1",
    "F8_E4M3, 7E, 448",
    "F8_E4M3, 81, -0.001953125",
    "F8_E4M3, FF, NaN",
    "F8_E5M2, 3C, 1",
    "F8_E5M2, 7B, 57344",
    "F8_E5M2, FC, -Infinity",
    "I64, FFFFFFFFFFFFFFFE, -2",
    "I32, 80000000, -2147483648",
    "I16, 8000, -32768",
    "I8, FF, -1",
    "U64, FFFFFFFFFFFFFFFF, 1.8446744073709552e19",
    "U64, 8000008000000001, 9.223373136366404e18",
    "U32, FFFFFFFF, 4294967296",
    "U16, FFFF, 65535",
    "U8, FF, 255",
    "BOOL, 00, 0",
    "BOOL, 02, 1",
  })
  void readsInBothOrders(DType type, String hex, float expected) {
    byte[] big = HexFormat.of().parseHex(hex);
    assertThat(type.bytes()).isEqualTo(big.length);
    assertThat(read(type, big, ByteOrder.BIG_ENDIAN)).isEqualTo(Float.valueOf(expected));
    byte[] little = new byte[big.length];
    for (int i = 0; i < big.length; i++) {
      little[i] = big[big.length - 1 - i];
    }
    assertThat(read(type, little, ByteOrder.LITTLE_ENDIAN)).isEqualTo(Float.valueOf(expected));
  }

  @Test
  void bulkAndSingleConversionAgreeOnEveryHalf() {
    for (DType type : new DType[] {DType.F16, DType.BF16}) {
      ByteBuffer all = ByteBuffer.allocate(1 << 17).order(ByteOrder.LITTLE_ENDIAN);
      for (int bits = 0; bits < 1 << 16; bits++) {
        all.putShort((short) bits);
      }
      float[] bulk = new float[1 << 16];
      Elements.read(type, MemorySegment.ofArray(all.array()), ByteOrder.LITTLE_ENDIAN, bulk, 0);
      for (int bits = 0; bits < 1 << 16; bits++) {
        assertThat(bulk[bits]).isEqualTo(Float.valueOf(Elements.ofBits(type, bits)));
      }
    }
  }

  private static float read(DType type, byte[] bytes, ByteOrder order) {
    float[] to = {Float.MIN_VALUE, 0};
    Elements.read(type, MemorySegment.ofArray(bytes), order, to, 1);
    assertThat(to[0]).isEqualTo(Float.MIN_VALUE);
    return to[1];
  }
}
