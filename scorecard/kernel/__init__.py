"""The meaning of a rubric's tree over arrays: the same numbers as `scoring`, for many weightings and many subjects.

It knows neither documents nor names: arrays go in, and arrays come out. `scoring` is the definition; tests hold both
together.
"""
