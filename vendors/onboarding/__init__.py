"""What is missing before a shop sells: one list, each step with its state, a sentence and where to go.

The list is a pure function of facts. What this room and those below know it reads itself; what lies above
(goods, delivery) is handed in by the room that puts all together. For the owner, and for who acts for the
shop by a mandate. States of a step: done, todo (somebody can do it now), waiting (an office has it).
"""
