"""Inputs made by a fuzzer: does cleaning ever crash, lose text, change what is clean, or take too long?"""
