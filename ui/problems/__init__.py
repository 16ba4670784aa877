"""The problem list under the report: verdict, problems, explanations."""
