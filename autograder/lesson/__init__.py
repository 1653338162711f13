"""Shoes, leaves and backbones: what student and judge may both load."""
