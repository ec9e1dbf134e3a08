package io.github.tornadoqat.tornado;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips device tests, with the reason, where TornadoVM shows no device. */
public final class NeedsTornado implements ExecutionCondition {
  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    String reason = new TornadoBackendProvider().unavailable();
    if (reason.isEmpty()) {
      return ConditionEvaluationResult.enabled("TornadoVM shows a device");
    }
    System.out.println(context.getDisplayName() + " is skipped: " + reason);
    return ConditionEvaluationResult.disabled(reason);
  }
}
