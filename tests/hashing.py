"""Argon2 that takes a thousandth of the work: nobody attacks the people of a test."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class QuickArgon2(Argon2PasswordHasher):
    """The hub's hasher with the least work that Argon2 allows; houses keep the real one."""

    time_cost, memory_cost, parallelism = 1, 8, 1
