"""The floor of a check: as many CEL expressions, one activation, nothing read or reported."""

from __future__ import annotations

from cel_expr_python import cel

_EXPRESSION = "(a > 0.0) ? [dyn(a), dyn(b)] : []"


class BareRules:
    """``count`` expressions of the shape that rules have."""

    def __init__(self, count: int) -> None:
        types = {"a": cel.Type.DOUBLE, "b": cel.Type.DOUBLE}
        self._environment = cel.NewEnv(variables=types)
        self._activation = self._environment.Activation({"a": 1.0, "b": 2.0})
        self._expressions = [self._environment.compile(_EXPRESSION) for _ in range(count)]

    def evaluate(self) -> None:
        """Evaluate each once and take its value."""
        for expression in self._expressions:
            expression.eval(self._activation).plain_value()
