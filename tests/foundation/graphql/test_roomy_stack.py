import sys
from time import perf_counter

from foundation.graphql.roomy_stack import with_room


def test_a_function_is_called_with_its_arguments_and_may_raise() -> None:
    assert with_room(max, 3, 5) == 5
    try:
        with_room(int, "x")
    except ValueError as error:
        assert "invalid literal" in str(error)


def deep(levels: int) -> int:
    return 0 if levels == 0 else 1 + deep(levels - 1)


def swing(times: int) -> None:
    for _time in range(times):
        deep(20)


def spent(call: object, *arguments: object) -> float:
    start = perf_counter()
    call(*arguments)
    return perf_counter() - start


def at_depth(levels: int, call: object, *arguments: object) -> float:
    return spent(call, *arguments) if levels == 0 else at_depth(levels - 1, call, *arguments)


def test_how_deep_the_caller_stands_hardly_matters_with_room() -> None:
    with_room(swing, 2_000)
    depths = range(0, 200, 5)

    roomy = [min(at_depth(depth, with_room, swing, 1_000) for _time in range(3)) for depth in depths]

    assert max(roomy) < 4 * min(roomy), sys.version
